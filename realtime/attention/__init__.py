"""Tutors' queues: who may need them, in any of their rooms, on whatever process they ask."""
