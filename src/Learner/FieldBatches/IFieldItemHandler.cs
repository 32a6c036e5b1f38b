namespace Platform.Learners.FieldBatches;

/// <summary>
/// Takes one kind of record that a device made without a connection. It runs in a savepoint of its own inside the
/// transaction of the batch: what it refuses sinks nothing else. It saves, because the next item may refer to it.
/// </summary>
internal interface IFieldItemHandler
{
    /// <summary>Code of the kind, <c>household-visit</c>.</summary>
    string Kind { get; }

    Task<FieldOutcome> Apply(FieldItem item, FieldContext context, CancellationToken cancellationToken);
}
