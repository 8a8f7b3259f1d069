"""Guidebook: turns a folder of YAML records into a static guide."""
