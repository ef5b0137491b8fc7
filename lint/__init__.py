"""newslint: reads copy as a copy editor does and flags what disagrees."""
