"""Copy and rules → findings: articles are read and checked, grouped, compared, in a process pool or on a cluster."""
