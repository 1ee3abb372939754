"""The ways in which peerings are read today, as a server for the benchmark.

One JSON line of standard input names a way and its devices: {"way": "pynetbox loop", "devices": ["lab-00000"]}. One JSON line of
standard output answers: {"seconds": 1.5, "sessions": 20}, measured from the start of the job to its result. Everything is imported
and connected before the first line is read.
"""
import contextlib
import json
import os
import sys
import tempfile
import time

import pynetbox

URL, TOKEN = os.environ['NF_BENCH_URL'], os.environ['NF_BENCH_TOKEN']


def rows_of(records):
    return [dict(record) for record in records]


def loop(devices):
    """As scripts do it: one request for each device."""
    return [row for name in devices for row in rows_of(plain.plugins.bgp.session.filter(device=name))]


def bulk(devices):
    """One filter with every name."""
    return rows_of(plain.plugins.bgp.session.filter(device=devices))


def every(_):
    return rows_of(plain.plugins.bgp.session.all())


def threaded(_):
    return rows_of(in_threads.plugins.bgp.session.all())


def start_norfab():
    """A broker and one worker of NorFab, as its documentation starts them."""
    from norfab.core.nfapi import NorFab

    folder = tempfile.mkdtemp(prefix='nf-bench-norfab-')
    worker = {'service': 'netbox', 'instances': {'bench': {'default': True, 'url': URL, 'token': TOKEN, 'ssl_verify': False}}}
    with open(os.path.join(folder, 'worker.yaml'), 'w', encoding='utf-8') as file:
        json.dump(worker, file)
    inventory = {'broker': {'endpoint': 'tcp://127.0.0.1:5599', 'shared_key': ''}, 'workers': {'bench-worker': ['worker.yaml']}}
    inventory['topology'] = {'broker': True, 'workers': ['bench-worker']}
    norfab = NorFab(inventory_data=inventory, base_dir=folder, log_level='CRITICAL')
    norfab.start()
    return norfab, norfab.make_client()


def ask_norfab(client, devices, cache):
    answer = client.run_job('netbox', 'get_bgp_peerings', workers=['bench-worker'], kwargs={'devices': devices, 'cache': cache}, timeout=3600)
    [worker] = answer.values()
    if worker['failed']:
        raise RuntimeError(f'NorFab failed: {worker["errors"]}')
    return [row for sessions in worker['result'].values() for row in sessions.values()]


def main(answers):
    ways = {'pynetbox loop': loop, 'pynetbox bulk': bulk, 'pynetbox all': every, 'pynetbox threaded': threaded}
    norfab, client = start_norfab()
    for name, cache in {'refresh': 'refresh', 'True': True, 'force': 'force', 'False': False}.items():
        ways[f'NorFab {name}'] = lambda devices, cache=cache: ask_norfab(client, devices, cache)
    print(json.dumps({'ready': {'pynetbox': pynetbox.__version__, 'python': sys.version.split()[0]}}), file=answers, flush=True)
    try:
        for line in sys.stdin:
            asked = json.loads(line)
            begin = time.perf_counter()
            rows = ways[asked['way']](asked['devices'])
            print(json.dumps({'seconds': time.perf_counter() - begin, 'sessions': len(rows)}), file=answers, flush=True)
    finally:
        norfab.destroy()


if __name__ == '__main__':
    # What the libraries print must not come between the answers.
    with os.fdopen(os.dup(1), 'w', encoding='utf-8') as answers, contextlib.redirect_stdout(sys.stderr):
        os.dup2(2, 1)
        plain = pynetbox.api(URL, token=TOKEN)
        in_threads = pynetbox.api(URL, token=TOKEN, threading=True)
        plain.version, in_threads.version
        main(answers)
