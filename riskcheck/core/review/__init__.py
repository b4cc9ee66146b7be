"""What a careful reviewer would ask back about a sheet that is sound: advice, never part of a score."""
