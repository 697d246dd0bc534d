"""repocheck: can the code these papers cite be found, reused, installed and run?"""

__version__ = "0.1.0"
