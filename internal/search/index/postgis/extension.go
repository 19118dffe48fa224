package postgis

import (
	"context"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

// installPostGIS installs the extension where it is missing.
func installPostGIS(ctx context.Context, db *sqldb.DB) error {
	schema, err := postGISSchema(ctx, db)
	if schema == "" && err == nil {
		err = createPostGIS(ctx, db)
		schema = "public"
	}
	if err == nil && schema != "public" {
		return fault.New(fault.Conflict, "PostGIS is installed in the schema %s of this database: move it by ALTER EXTENSION postgis SET SCHEMA public, or reinstall it there", schema)
	}
	return err
}

func postGISSchema(ctx context.Context, db *sqldb.DB) (schema string, err error) {
	err = db.Row(ctx, `SELECT n.nspname::text FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
		WHERE e.extname = 'postgis'`).Scan(&schema)
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	return schema, err
}

// createPostGIS takes a lock that all services and schemas of the database
// share: IF NOT EXISTS does not keep two processes from a unique violation.
func createPostGIS(ctx context.Context, db *sqldb.DB) error {
	err := db.Write(ctx, func(tx *sqldb.Tx) error {
		if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock(hashtextextended('sojourn/postgis', 0))"); err != nil {
			return err
		}
		return tx.Script(ctx, "CREATE EXTENSION IF NOT EXISTS postgis SCHEMA public")
	})
	if fault.Is(err, fault.Internal) { // no right to, or not on the server
		return fault.Wrap(err, fault.Forbidden, "PostGIS is missing in this database and could not be installed: install it on the server "+
			"(on Debian: apt-get install postgresql-15-postgis-3) and let a superuser run CREATE EXTENSION postgis SCHEMA public in the database once")
	}
	return err
}
