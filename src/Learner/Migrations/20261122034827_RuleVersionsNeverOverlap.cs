using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Platform.Learners.Migrations
{
    /// <summary>
    /// An exclusion constraint, which the model cannot express: see <c>RuleConfiguration</c>. Checked at the end of the
    /// transaction, because a version is ended in the same one that adds the next.
    /// </summary>
    public partial class RuleVersionsNeverOverlap : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            ALTER TABLE rules ADD CONSTRAINT ex_rules_code EXCLUDE USING gist (
                code WITH =, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY DEFERRED;
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("ALTER TABLE rules DROP CONSTRAINT ex_rules_code;");
    }
}
