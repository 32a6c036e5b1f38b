using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Certifications.Migrations
{
    /// <inheritdoc />
    public partial class CertificatesAreCredentials : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_signing_intents_key_id_nfc",
                table: "signing_intents");

            // What waits in the first form is prepared anew; what was signed stands in its artefact.
            migrationBuilder.DropColumn(
                name: "signing_input",
                table: "signing_intents");

            migrationBuilder.AddColumn<byte[]>(
                name: "document",
                table: "signing_intents",
                type: "bytea",
                nullable: true);

            migrationBuilder.RenameColumn(
                name: "key_id",
                table: "signing_intents",
                newName: "token_key_id");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "created",
                table: "signing_intents",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "proof_key_id",
                table: "signing_intents",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "credential",
                table: "issuances",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "status_entries",
                columns: table => new
                {
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    issuer = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    list_no = table.Column<int>(type: "integer", nullable: false),
                    index = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_status_entries", x => x.certificate_id);
                    table.CheckConstraint("ck_status_entries_index", "index >= 0 and index < 131072");
                    table.CheckConstraint("ck_status_entries_issuer_nfc", "issuer IS NFC NORMALIZED");
                    table.ForeignKey(
                        name: "fk_status_entries_certificates_certificate_id",
                        column: x => x.certificate_id,
                        principalTable: "certificates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "status_lists",
                columns: table => new
                {
                    issuer = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    purpose = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    list_no = table.Column<int>(type: "integer", nullable: false),
                    credential = table.Column<string>(type: "text", nullable: false),
                    encoded_list = table.Column<string>(type: "text", nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    valid_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    key_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_status_lists", x => new { x.issuer, x.purpose, x.list_no });
                    table.CheckConstraint("ck_status_lists_credential_nfc", "credential IS NFC NORMALIZED");
                    table.CheckConstraint("ck_status_lists_encoded_list_nfc", "encoded_list IS NFC NORMALIZED");
                    table.CheckConstraint("ck_status_lists_issuer_nfc", "issuer IS NFC NORMALIZED");
                    table.CheckConstraint("ck_status_lists_key_id_nfc", "key_id IS NFC NORMALIZED");
                    table.CheckConstraint("ck_status_lists_purpose_nfc", "purpose IS NFC NORMALIZED");
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_signing_intents_proof_key_id_nfc",
                table: "signing_intents",
                sql: "proof_key_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_signing_intents_token_key_id_nfc",
                table: "signing_intents",
                sql: "token_key_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_issuances_credential_nfc",
                table: "issuances",
                sql: "credential IS NFC NORMALIZED");

            migrationBuilder.CreateIndex(
                name: "ix_status_entries_issuer_list_no_index",
                table: "status_entries",
                columns: new[] { "issuer", "list_no", "index" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "status_entries");

            migrationBuilder.DropTable(
                name: "status_lists");

            migrationBuilder.DropCheckConstraint(
                name: "ck_signing_intents_proof_key_id_nfc",
                table: "signing_intents");

            migrationBuilder.DropCheckConstraint(
                name: "ck_signing_intents_token_key_id_nfc",
                table: "signing_intents");

            migrationBuilder.DropCheckConstraint(
                name: "ck_issuances_credential_nfc",
                table: "issuances");

            migrationBuilder.DropColumn(
                name: "created",
                table: "signing_intents");

            migrationBuilder.DropColumn(
                name: "proof_key_id",
                table: "signing_intents");

            migrationBuilder.DropColumn(
                name: "credential",
                table: "issuances");

            migrationBuilder.RenameColumn(
                name: "token_key_id",
                table: "signing_intents",
                newName: "key_id");

            migrationBuilder.DropColumn(
                name: "document",
                table: "signing_intents");

            migrationBuilder.AddColumn<byte[]>(
                name: "signing_input",
                table: "signing_intents",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_signing_intents_key_id_nfc",
                table: "signing_intents",
                sql: "key_id IS NFC NORMALIZED");
        }
    }
}
