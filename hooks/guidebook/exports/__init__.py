"""What is published besides pages: data as JSON, tables for spreadsheets, a feed of changes, a site map."""
