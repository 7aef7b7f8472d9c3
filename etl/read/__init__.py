"""Files, folders and addresses of news in, articles and the reasons for what is none out."""

from etl.read.duplicates import near_duplicates
from etl.read.inputs import Input, content_hash, is_unchanged, plan
from etl.read.reader import read_input
from etl.read.snapshots import download

__all__ = ["Input", "content_hash", "download", "is_unchanged", "near_duplicates", "plan", "read_input"]
