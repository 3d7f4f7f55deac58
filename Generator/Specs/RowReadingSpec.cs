using NetGen.Generator.Common;

namespace NetGen.Generator.Specs;

/// <summary>What a property of a row is read as.</summary>
internal enum RowColumnKind
{
    Number,
    Bool,

    /// <summary>A text that is one of the property's categories.</summary>
    Category,
    Enum,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>A value that knows how to parse itself, such as a date.</summary>
    Parsed,

    /// <summary>Nothing: it is null.</summary>
    Null,
}

/// <summary>A property that is set when a row is made.</summary>
/// <param name="Property">Its name without @.</param>
/// <param name="Column">The name of its column, where it is another; otherwise null.</param>
/// <param name="Kind">What it is read as.</param>
/// <param name="Type">Its type, of a nullable one that in it, fully qualified.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Role">What it is for; null if it is neither an input nor learnt.</param>
internal sealed record RowColumnSpec(string Property, string? Column, RowColumnKind Kind, string Type, bool IsNullable, RowRole? Role)
{
    /// <summary>Whether a file may lack its column.</summary>
    public bool IsOptional => IsNullable && Role != RowRole.Input;
}

/// <summary>How a row is made of the columns of a table.</summary>
/// <param name="Arguments">What the constructor takes, in order.</param>
/// <param name="Members">What is set after it.</param>
internal sealed record RowReadingSpec(EquatableArray<RowColumnSpec> Arguments, EquatableArray<RowColumnSpec> Members)
{
    /// <summary>All that is set, in order.</summary>
    public IEnumerable<RowColumnSpec> All => Arguments.Concat(Members);
}
