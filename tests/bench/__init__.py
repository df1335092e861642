"""How fast it is, beside others, in one run: ratios travel, absolute figures are the machine's."""
