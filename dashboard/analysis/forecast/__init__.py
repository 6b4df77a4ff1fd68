"""Where provinces may stand, from how they have moved before."""
