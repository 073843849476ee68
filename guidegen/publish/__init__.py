"""From output/ to the world: what a target holds, what it lacks, and how that comes there in safe order."""
