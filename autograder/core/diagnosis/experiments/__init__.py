"""What a gradient does when one quantity changes: tables of rules that know no catalogue."""
