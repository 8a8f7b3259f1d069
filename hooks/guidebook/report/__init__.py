"""``guidebook report``: what a guide covers, how much of it was checked, what is due, and how it measures up."""
