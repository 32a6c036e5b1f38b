using System.Net;

namespace Platform.Learners.Tests;

/// <summary>Mrs Xinh (63), a grandchild and somebody without a name, in a village of their own.</summary>
internal sealed record NewHousehold(Guid Id, Guid Commune, Guid Village, Guid Xinh, Guid[] Members);

internal static class Homes
{
    internal static async Task<NewHousehold> NewHome(this LearnerFixture learner)
    {
        var commune = await learner.NewCommune("Thôn Một");
        var village = commune.Villages["Thôn Một"];
        var xinh = await learner.RegisterId(new LearnerRequest("Trần Thị Xinh", "1962", "female", village));
        var child = await learner.RegisterId(new LearnerRequest("Nông Văn Bình", "2010", "male", village));
        using var officer = learner.SignInAs(commune.Id);
        using var answer = await LearnerFixture.Post(officer, "/households", new
        {
            areaId = village,
            placeNote = "Cạnh giếng làng",
            members = new object[]
            {
                new { relation = "head", learnerId = xinh }, new { relation = "grandchild", learnerId = child },
                new { relation = "other" },
            },
        });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var created = await LearnerFixture.Json(answer);
        return new NewHousehold(
            created.GetProperty("id").GetGuid(), commune.Id, village, xinh,
            [.. created.GetProperty("memberIds").EnumerateArray().Select(id => id.GetGuid())]);
    }
}
