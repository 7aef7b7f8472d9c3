"""What an expression says, and the day it is counted from → its interval; a module for each kind of saying."""
