using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:btree_gist", ",,");

            migrationBuilder.CreateTable(
                name: "areas",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    level = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    path = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_areas", x => x.id);
                    table.ForeignKey(
                        name: "fk_areas_areas_parent_id",
                        column: x => x.parent_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "area_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    level = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    fold_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    decree = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_versions", x => x.id);
                    table.CheckConstraint("ck_area_versions_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_area_versions_decree_nfc", "decree IS NFC NORMALIZED");
                    table.CheckConstraint("ck_area_versions_fold_name_nfc", "fold_name IS NFC NORMALIZED");
                    table.CheckConstraint("ck_area_versions_name_nfc", "name IS NFC NORMALIZED");
                    table.CheckConstraint("ck_area_versions_type_nfc", "type IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_area_versions_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "learner_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    content_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    size_bytes = table.Column<long>(type: "bigint", nullable: false),
                    total_rows = table.Column<int>(type: "integer", nullable: true),
                    last_row = table.Column<int>(type: "integer", nullable: false),
                    rows_read = table.Column<int>(type: "integer", nullable: false),
                    accepted = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    rejected = table.Column<int>(type: "integer", nullable: false),
                    warnings = table.Column<int>(type: "integer", nullable: false),
                    bytes_read = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    reason_row = table.Column<int>(type: "integer", nullable: true),
                    reason_column = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    lease_owner = table.Column<Guid>(type: "uuid", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learner_imports", x => x.id);
                    table.CheckConstraint("ck_learner_imports_reason_column_nfc", "reason_column IS NFC NORMALIZED");
                    table.CheckConstraint("ck_learner_imports_reason_nfc", "reason IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_learner_imports_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "learners",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    full_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    fold_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    birth_date = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    sex = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    citizen_id_sealed = table.Column<byte[]>(type: "bytea", nullable: true),
                    citizen_id_index = table.Column<byte[]>(type: "bytea", nullable: true),
                    citizen_id_masked = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    phone = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    preferred_language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: true),
                    import_row = table.Column<int>(type: "integer", nullable: true),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learners", x => x.id);
                    table.CheckConstraint("ck_learners_citizen_id_masked_nfc", "citizen_id_masked IS NFC NORMALIZED");
                    table.CheckConstraint("ck_learners_fold_name_nfc", "fold_name IS NFC NORMALIZED");
                    table.CheckConstraint("ck_learners_full_name_nfc", "full_name IS NFC NORMALIZED");
                    table.CheckConstraint("ck_learners_phone_nfc", "phone IS NFC NORMALIZED");
                    table.CheckConstraint("ck_learners_preferred_language_nfc", "preferred_language IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_learners_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "import_chunks",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_chunks", x => new { x.import_id, x.position });
                    table.ForeignKey(
                        name: "fk_import_chunks_learner_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "learner_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_findings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row_number = table.Column<int>(type: "integer", nullable: false),
                    column_name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    code = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    is_warning = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_findings", x => x.id);
                    table.CheckConstraint("ck_import_findings_code_nfc", "code IS NFC NORMALIZED");
                    table.CheckConstraint("ck_import_findings_column_name_nfc", "column_name IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_import_findings_learner_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "learner_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rejected_rows",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row_number = table.Column<int>(type: "integer", nullable: false),
                    cells = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rejected_rows", x => new { x.import_id, x.row_number });
                    table.ForeignKey(
                        name: "fk_rejected_rows_learner_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "learner_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "learner_audiences",
                columns: table => new
                {
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    audience = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learner_audiences", x => new { x.learner_id, x.audience, x.valid_from });
                    table.CheckConstraint("ck_learner_audiences_audience_nfc", "audience IS NFC NORMALIZED");
                    table.CheckConstraint("ck_learner_audiences_source_nfc", "source IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_learner_audiences_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_area_versions_area_id",
                table: "area_versions",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_area_versions_parent_id_fold_name_area_id",
                table: "area_versions",
                columns: new[] { "parent_id", "fold_name", "area_id" });

            migrationBuilder.CreateIndex(
                name: "ix_areas_parent_id",
                table: "areas",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_areas_path",
                table: "areas",
                column: "path")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_import_findings_import_id_id",
                table: "import_findings",
                columns: new[] { "import_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_learner_imports_area_id_content_hash",
                table: "learner_imports",
                columns: new[] { "area_id", "content_hash" },
                unique: true,
                filter: "state NOT IN ('Rejected', 'Failed')");

            migrationBuilder.CreateIndex(
                name: "ix_learner_imports_created_at",
                table: "learner_imports",
                column: "created_at",
                filter: "state IN ('Uploading', 'Queued', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_learners_area_id_fold_name_birth_date",
                table: "learners",
                columns: new[] { "area_id", "fold_name", "birth_date" });

            migrationBuilder.CreateIndex(
                name: "ix_learners_citizen_id_index",
                table: "learners",
                column: "citizen_id_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_learners_fold_name_id",
                table: "learners",
                columns: new[] { "fold_name", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "area_versions");

            migrationBuilder.DropTable(
                name: "import_chunks");

            migrationBuilder.DropTable(
                name: "import_findings");

            migrationBuilder.DropTable(
                name: "learner_audiences");

            migrationBuilder.DropTable(
                name: "rejected_rows");

            migrationBuilder.DropTable(
                name: "learners");

            migrationBuilder.DropTable(
                name: "learner_imports");

            migrationBuilder.DropTable(
                name: "areas");
        }
    }
}
