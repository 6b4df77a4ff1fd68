"""What is computed from figures: decompositions, similarity, scenarios, forecasts."""
