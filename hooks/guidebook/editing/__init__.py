"""What helps editors to write records: JSON Schemas for their editor, new records to fill in."""
