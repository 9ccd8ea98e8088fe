# `docker build .` makes the application; compose.yaml also builds `proxy`, the web server in front of several.
FROM python:3.12-slim AS code

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PYTHONFAULTHANDLER=1 HOST=0.0.0.0 PORT=8000 INSTANCE_PATH=/data
WORKDIR /app

COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt

COPY questions questions
COPY quiz quiz
COPY templates templates
COPY static static


FROM code AS addresses
RUN python -m quiz.static_files /srv


FROM caddy:2 AS proxy
COPY deploy/Caddyfile /etc/caddy/Caddyfile
COPY --from=addresses /srv /srv


FROM code AS app

# The application needs to write to its data folder and to nothing else.
RUN useradd --system --create-home readback && mkdir /data && chown readback /data
USER readback
VOLUME /data
EXPOSE 8000

HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=2)"]

# Database, samples, web server and worker in one container; compose.yaml runs them apart.
CMD ["python", "-m", "quiz.launch"]
