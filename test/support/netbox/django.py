"""A shell inside NetBox's own Django for tests: for what no REST call does, a save without a request, say.

    up django        reads one JSON object a line, {"code": …, "values": {…}}, and answers each with a line

The code sees the values as variables and every model by its name, and answers with what it calls `result`.
"""
import json
import sys
import traceback

from django.apps import apps
from django.db import connection

answers, sys.stdout = sys.stdout, sys.stderr
models = {model.__name__: model for model in apps.get_models()}


def run(asked):
    names = {**models, 'connection': connection, **asked.get('values', {})}
    exec(asked['code'], names)
    return names.get('result')


for line in sys.stdin:
    try:
        answer = {'result': run(json.loads(line))}
    except Exception:
        answer = {'error': traceback.format_exc()}
    print(json.dumps(answer, default=str), file=answers, flush=True)
