"""The migrations of the database, run by `studyhall migrate`."""
