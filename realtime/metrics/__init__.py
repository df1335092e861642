"""What is counted and measured, and how it is told: only numbers, never who or where.

Whatever happens thousands of times a second only adds to a plain number (`meters.py`,
`realtime/sockets/counts.py`); `collector.py` makes Prometheus families of them when it is asked.
"""
