"""What is found of a province, as typed rows: asked here once, worded by whoever shows it."""
