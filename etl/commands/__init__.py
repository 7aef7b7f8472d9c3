"""What a user types → calls of the pipeline and the store; each file holds the commands about one thing."""
