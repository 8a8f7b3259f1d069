"""What a decision flow does with answers: where they lead, what they say of the reader, and the proof that it is safe."""
