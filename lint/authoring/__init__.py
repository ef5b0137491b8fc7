"""Rules written, tried and explained: drafts, examples, the catalogue, schemas, and rules carried over from Vale."""
