"""Our format of problems: what is said of faults, and that nothing is lost on the way."""
