"""Problems, step by step: what they are, how an answer is checked, and which hint comes next."""
