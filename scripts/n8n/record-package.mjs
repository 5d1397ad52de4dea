/**
 * Writes a package into the tables of n8n's database that hold the installed community packages.
 * Run by Node 24 with the database file as its parameter and the record as JSON on standard input.
 */
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const { nodes, ...record } = JSON.parse(readFileSync(0, 'utf8'));
// n8n writes to the same database: wait for it rather than fail.
const database = new DatabaseSync(process.argv[2], { timeout: 10_000 });

// Dates as n8n writes them.
const now = "STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')";

database.exec('BEGIN IMMEDIATE');
database.prepare('DELETE FROM installed_nodes WHERE package = ?').run(record.packageName);
database
	.prepare(
		`INSERT INTO installed_packages (packageName, installedVersion, authorName, authorEmail, createdAt, updatedAt)
		VALUES (?, ?, ?, ?, ${now}, ${now})
		ON CONFLICT (packageName) DO UPDATE SET installedVersion = excluded.installedVersion,
			authorName = excluded.authorName, authorEmail = excluded.authorEmail, updatedAt = excluded.updatedAt`,
	)
	.run(
		record.packageName,
		record.installedVersion,
		record.authorName ?? null,
		record.authorEmail ?? null,
	);
const insert = database.prepare(
	'INSERT INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)',
);
for (const { name, type, latestVersion } of nodes)
	insert.run(name, type, latestVersion, record.packageName);
database.exec('COMMIT');
database.close();
