"""What a person knows, skill by skill: a fold over facts, with the evidence for every number."""
