using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Certifications.Migrations
{
    /// <inheritdoc />
    public partial class RequireNormalisedText : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_learners_full_name_nfc",
                table: "learners");

            migrationBuilder.AddCheckConstraint(
                name: "ck_signing_intents_key_id_nfc",
                table: "signing_intents",
                sql: "key_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_signing_intents_last_error_nfc",
                table: "signing_intents",
                sql: "last_error IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_signing_intents_trace_parent_nfc",
                table: "signing_intents",
                sql: "trace_parent IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_signing_intents_trace_state_nfc",
                table: "signing_intents",
                sql: "trace_state IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_learners_full_name_nfc",
                table: "learners",
                sql: "full_name IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_issuances_artefact_nfc",
                table: "issuances",
                sql: "artefact IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_issuances_key_id_nfc",
                table: "issuances",
                sql: "key_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_criteria_authority_nfc",
                table: "criteria",
                sql: "authority IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_criteria_code_nfc",
                table: "criteria",
                sql: "code IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_criteria_course_code_nfc",
                table: "criteria",
                sql: "course_code IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_criteria_title_en_nfc",
                table: "criteria",
                sql: "title_en IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_criteria_title_nfc",
                table: "criteria",
                sql: "title IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificates_assurance_level_nfc",
                table: "certificates",
                sql: "assurance_level IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificates_criterion_code_nfc",
                table: "certificates",
                sql: "criterion_code IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificates_holder_name_nfc",
                table: "certificates",
                sql: "holder_name IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificates_number_nfc",
                table: "certificates",
                sql: "number IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificates_public_id_nfc",
                table: "certificates",
                sql: "public_id IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificates_revocation_code_nfc",
                table: "certificates",
                sql: "revocation_code IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificates_revocation_reason_nfc",
                table: "certificates",
                sql: "revocation_reason IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificates_revoked_by_nfc",
                table: "certificates",
                sql: "revoked_by IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificates_title_nfc",
                table: "certificates",
                sql: "title IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_areas_level_nfc",
                table: "areas",
                sql: "level IS NFC NORMALIZED");

            migrationBuilder.AddCheckConstraint(
                name: "ck_areas_name_nfc",
                table: "areas",
                sql: "name IS NFC NORMALIZED");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_signing_intents_key_id_nfc",
                table: "signing_intents");

            migrationBuilder.DropCheckConstraint(
                name: "ck_signing_intents_last_error_nfc",
                table: "signing_intents");

            migrationBuilder.DropCheckConstraint(
                name: "ck_signing_intents_trace_parent_nfc",
                table: "signing_intents");

            migrationBuilder.DropCheckConstraint(
                name: "ck_signing_intents_trace_state_nfc",
                table: "signing_intents");

            migrationBuilder.DropCheckConstraint(
                name: "ck_learners_full_name_nfc",
                table: "learners");

            migrationBuilder.DropCheckConstraint(
                name: "ck_issuances_artefact_nfc",
                table: "issuances");

            migrationBuilder.DropCheckConstraint(
                name: "ck_issuances_key_id_nfc",
                table: "issuances");

            migrationBuilder.DropCheckConstraint(
                name: "ck_criteria_authority_nfc",
                table: "criteria");

            migrationBuilder.DropCheckConstraint(
                name: "ck_criteria_code_nfc",
                table: "criteria");

            migrationBuilder.DropCheckConstraint(
                name: "ck_criteria_course_code_nfc",
                table: "criteria");

            migrationBuilder.DropCheckConstraint(
                name: "ck_criteria_title_en_nfc",
                table: "criteria");

            migrationBuilder.DropCheckConstraint(
                name: "ck_criteria_title_nfc",
                table: "criteria");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificates_assurance_level_nfc",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificates_criterion_code_nfc",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificates_holder_name_nfc",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificates_number_nfc",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificates_public_id_nfc",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificates_revocation_code_nfc",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificates_revocation_reason_nfc",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificates_revoked_by_nfc",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificates_title_nfc",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_areas_level_nfc",
                table: "areas");

            migrationBuilder.DropCheckConstraint(
                name: "ck_areas_name_nfc",
                table: "areas");

            migrationBuilder.AddCheckConstraint(
                name: "ck_learners_full_name_nfc",
                table: "learners",
                sql: "full_name is nfc normalized");
        }
    }
}
