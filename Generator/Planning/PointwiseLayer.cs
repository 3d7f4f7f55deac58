using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>What the backward pass of a pointwise layer reads again.</summary>
[Flags]
internal enum Saved
{
    Nothing = 0,
    Input = 1,
    Output = 2,
}

/// <summary>
/// A layer whose every output depends on the one input at its place. It has no pass of its own: it is written into the loop that makes its input,
/// and its derivative into the loop that makes its output's gradient.
/// </summary>
internal abstract class PointwiseLayer : Layer
{
    public override OrderRule OrderRule => OrderRule.Keeps;

    /// <summary>What <see cref="Backward"/> reads.</summary>
    public abstract Saved Saved { get; }

    /// <summary>Whether it does anything in inference (dropout does not).</summary>
    public bool RunsInInference => !IsForTrainingOnly;

    /// <summary>Whether its formula takes so many instructions that a call costs less than a dozen copies of it in one method.</summary>
    public virtual bool IsLong => false;

    /// <summary>Whether it needs the row's index in the batch and the element's index in the row.</summary>
    public virtual bool NeedsPosition => false;

    /// <summary>What its kernels need beside the value.</summary>
    public virtual IReadOnlyList<Operand> Operands => [];

    /// <summary>What is handed over with one vector of a row, for use in <see cref="Forward"/> and <see cref="Backward"/>: the kernel's operands, or what was made of them for the row.</summary>
    public virtual IReadOnlyList<Operand> FinishOperands(int row) =>
        [.. Operands.Select(o => o with { Argument = o.Type.StartsWith("ref ", StringComparison.Ordinal) ? "ref " + o.Name : o.Name })];

    /// <summary>A line at the start of a kernel for each of its rows, or null.</summary>
    public virtual string? RowPrologue(int row) => null;

    /// <summary>The output, as an expression on <c>Vector&lt;float&gt;</c>; with <see cref="NeedsPosition"/> it may use <c>element</c>, the index in the row.</summary>
    /// <param name="x">A local with the input.</param>
    public abstract string Forward(string x);

    /// <summary>The input's gradient, as an expression on <c>Vector&lt;float&gt;</c>; zero where the output's is zero.</summary>
    /// <param name="x">A local with the input, if it is saved.</param>
    /// <param name="y">A local with the output, if it is saved.</param>
    /// <param name="dy">A local with the output's gradient.</param>
    public abstract string Backward(string x, string y, string dy);

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        CheckOptions(problems);
        return problems.Any ? null : input;
    }

    protected virtual void CheckOptions(LayerProblems problems)
    {
    }
}
