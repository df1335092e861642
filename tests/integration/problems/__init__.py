"""Importing problems, from small folders made here and from the data that others share."""
