using System.Globalization;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Planning;

/// <summary>A layer that is random in training and does nothing in inference. What is random is a function of seed, step, layer, row and element: the backward pass makes it again.</summary>
internal abstract class NoiseLayer : PointwiseLayer
{
    public override Saved Saved => Saved.Nothing;

    public override bool IsForTrainingOnly => true;

    public override bool NeedsPosition => !IsIdle;

    public override IReadOnlyList<Operand> Operands => IsIdle ? [] : [new Operand("ulong", Identifier + "Key", $"pass.DropoutKey({Ordinal.ToString(CultureInfo.InvariantCulture)})")];

    /// <summary>Whether it does nothing in training either.</summary>
    protected abstract bool IsIdle { get; }

    /// <summary>The local with the key of the row.</summary>
    protected string RowKey => Identifier + "Row";

    public override IReadOnlyList<Operand> FinishOperands(int row) =>
        IsIdle ? [] : [new Operand("uint", RowKey, RowKey + row.ToString(CultureInfo.InvariantCulture))];

    public override string? RowPrologue(int row) => IsIdle ? null :
        $"uint {RowKey}{row} = DropoutMask.RowKey({Identifier}Key, tileRow{(row == 0 ? string.Empty : " + " + row.ToString(CultureInfo.InvariantCulture))});";
}
