"""Output formats, one file each, found by walking; each gives a `ReportFormat` as ``FORMAT``."""
