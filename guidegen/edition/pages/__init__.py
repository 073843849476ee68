"""The pages of each kind: functions that yield their outputs."""
