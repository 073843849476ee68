"""The one room that speaks both tongues: Site + Theme -> Plan; pure."""
