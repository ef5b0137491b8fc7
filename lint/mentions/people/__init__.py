"""People: who a full name is, and the age, home and office that copy gives them."""
