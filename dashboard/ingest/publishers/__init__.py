"""The workbooks of the indices' publishers, told by what is in them."""
