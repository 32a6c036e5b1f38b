using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <inheritdoc />
    public partial class AccountsAndImportControl : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_learner_imports_area_id_content_hash",
                table: "learner_imports");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_at",
                table: "learner_imports",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "account_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    operator_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    external_ref = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    reason_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    fault = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    matched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_reports", x => x.id);
                    table.CheckConstraint("ck_account_reports_operator_id_nfc", "operator_id IS NFC NORMALIZED");
                    table.CheckConstraint("ck_account_reports_reason_code_nfc", "reason_code IS NFC NORMALIZED");
                });

            migrationBuilder.CreateTable(
                name: "provisioning_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    operator_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    requested_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provisioning_batches", x => x.id);
                    table.CheckConstraint("ck_provisioning_batches_operator_id_nfc", "operator_id IS NFC NORMALIZED");
                    table.CheckConstraint("ck_provisioning_batches_requested_by_nfc", "requested_by IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_provisioning_batches_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row_number = table.Column<int>(type: "integer", nullable: false),
                    operator_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    external_ref = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    legal_basis = table.Column<string>(type: "character varying(15)", maxLength: 15, nullable: false),
                    consent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: true),
                    reason_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                    table.CheckConstraint("ck_accounts_operator_id_nfc", "operator_id IS NFC NORMALIZED");
                    table.CheckConstraint("ck_accounts_reason_code_nfc", "reason_code IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_accounts_areas_area_id",
                        column: x => x.area_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_accounts_consents_consent_id",
                        column: x => x.consent_id,
                        principalTable: "consents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_accounts_learners_learner_id",
                        column: x => x.learner_id,
                        principalTable: "learners",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_accounts_provisioning_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "provisioning_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "provisioning_errors",
                columns: table => new
                {
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row_number = table.Column<int>(type: "integer", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provisioning_errors", x => new { x.batch_id, x.row_number });
                    table.CheckConstraint("ck_provisioning_errors_code_nfc", "code IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_provisioning_errors_provisioning_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "provisioning_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_learner_imports_area_id_content_hash",
                table: "learner_imports",
                columns: new[] { "area_id", "content_hash" },
                unique: true,
                filter: "state NOT IN ('Rejected', 'Failed', 'Cancelled')");

            migrationBuilder.CreateIndex(
                name: "ix_learner_imports_area_id_id",
                table: "learner_imports",
                columns: new[] { "area_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_account_reports_operator_id_external_ref",
                table: "account_reports",
                columns: new[] { "operator_id", "external_ref" },
                filter: "matched_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_area_id",
                table: "accounts",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_batch_id_state_row_number",
                table: "accounts",
                columns: new[] { "batch_id", "state", "row_number" });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_consent_id",
                table: "accounts",
                column: "consent_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_learner_id",
                table: "accounts",
                column: "learner_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_operator_id_external_ref",
                table: "accounts",
                columns: new[] { "operator_id", "external_ref" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_provisioning_batches_area_id",
                table: "provisioning_batches",
                column: "area_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_reports");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "provisioning_errors");

            migrationBuilder.DropTable(
                name: "provisioning_batches");

            migrationBuilder.DropIndex(
                name: "ix_learner_imports_area_id_content_hash",
                table: "learner_imports");

            migrationBuilder.DropIndex(
                name: "ix_learner_imports_area_id_id",
                table: "learner_imports");

            migrationBuilder.DropColumn(
                name: "paused_at",
                table: "learner_imports");

            migrationBuilder.CreateIndex(
                name: "ix_learner_imports_area_id_content_hash",
                table: "learner_imports",
                columns: new[] { "area_id", "content_hash" },
                unique: true,
                filter: "state NOT IN ('Rejected', 'Failed')");
        }
    }
}
