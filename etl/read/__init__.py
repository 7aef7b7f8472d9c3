"""Files, folders and addresses of news in, articles and the reasons for what is none out."""

from etl.read.inputs import Input, content_hash, plan
from etl.read.reader import read_input

__all__ = ["Input", "content_hash", "plan", "read_input"]
