"""PostgreSQL: the log, what stands beside it, and who may see which rows."""
