using NetGen.Generator.Kernels;

namespace NetGen.Generator.Graphs;

/// <summary>What happens to each vector of values on its way: a link of the tail of a kernel, or of a pass over rows, in which the same code runs and so gives the same bits.</summary>
/// <param name="sides">Values that it reads beside.</param>
internal abstract class Link(params Value[] sides)
{
    private readonly Value[] sides = sides;

    /// <summary>Values that it reads beside.</summary>
    public IReadOnlyList<Value> Sides => sides;

    /// <summary>Whether a prediction goes without it.</summary>
    public virtual bool IsForTrainingOnly => false;

    /// <summary>The tail that begins with it, as an expression.</summary>
    /// <param name="next">The tail after it.</param>
    /// <param name="place">Where a value lies.</param>
    public abstract string Write(string next, Func<Value, Operand> place);

    /// <summary>Reads another value instead of one.</summary>
    public void Replace(Value value, Value other)
    {
        for (int i = 0; i < sides.Length; i++)
        {
            sides[i] = ReferenceEquals(sides[i], value) ? other : sides[i];
        }
    }
}

/// <summary>A link and what values are behind it.</summary>
/// <param name="Link">The link.</param>
/// <param name="Result">The values behind it; they are stored where somebody reads them.</param>
internal sealed record TailLink(Link Link, Value Result);
