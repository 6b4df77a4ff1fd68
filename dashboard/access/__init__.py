"""Who a person is, how they signed in, and what they may do."""
