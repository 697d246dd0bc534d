"""Files that describe an environment, one form in each module, found by walking."""
