using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Learners.Requests;

internal static class RequestQueries
{
    /// <summary>
    /// Requests of the people of the caller&apos;s area, also of the merged, the restricted and the erased: what was
    /// demanded stays on the books.
    /// </summary>
    public static IQueryable<DataRequest> Within(this IQueryable<DataRequest> requests, AreaScope scope) =>
        requests.IgnoreQueryFilters().Where(request => request.Learner.Area.Path.Contains(scope.AreaId));

    /// <summary>With the key that opens and seals its words.</summary>
    public static IQueryable<DataRequest> Whole(this IQueryable<DataRequest> requests) =>
        requests.Include(request => request.Learner).ThenInclude(learner => learner.Key);

    /// <summary>As <see cref="DataRequest.IsOverdue"/>, for the database.</summary>
    public static Expression<Func<DataRequest, bool>> Overdue(DateOnly today, bool isOverdue = true) => request =>
        isOverdue == ((request.State == RequestState.Received && request.AcknowledgeBy < today)
            || ((request.State == RequestState.Received || request.State == RequestState.Acknowledged)
                && request.DueOn < today));
}
