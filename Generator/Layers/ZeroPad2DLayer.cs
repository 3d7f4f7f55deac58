using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>The image with zeros around it: PyTorch's <c>nn.ZeroPad2d</c>. Forward its lines are copied into the frame, backward out of it.</summary>
internal sealed class ZeroPad2DLayer : StageLayer
{
    private static readonly string[] Sides = ["Top", "Bottom", "Left", "Right"];

    private int Lines => InputShape.Dimensions[0];

    private int Channels => InputShape.Dimensions[2];

    /// <summary>Floats of a line of the image, and of the frame.</summary>
    private int Length => InputShape.Dimensions[1] * Channels;

    private int FrameLength => OutputShape.Dimensions[1] * Channels;

    public override void EmitForward(ForwardContext context)
    {
        Operand x = context.Input, y = context.RawOutput;
        string frame = $"{Zeros("Top")}, {Zeros("Bottom")}, {Zeros("Left") * Channels}, {Zeros("Right") * Channels}";
        context.Writer.Line($"Images.Pad({x.Argument}, {x.RowStride}, {y.Argument}, {y.RowStride}, {Lines}, {Length}, {frame}, {context.Rows});");
        context.WriteTail(context.RawOutput, isPadded: true);
    }

    public override void EmitInputGradient(BackwardContext context)
    {
        Operand dy = context.Gradient, dx = context.InputGradient;
        int first = (Zeros("Top") * FrameLength) + (Zeros("Left") * Channels);
        context.Writer.Line($"Images.Crop({dy.Argument}, {dy.RowStride}, {dx.Argument}, {dx.RowStride}, {Lines}, {Length}, {first}, {FrameLength}, {BackwardContext.Rows});");
        RowCopyCalls.WriteClear(context.Writer, dx, context.Previous.Size, BackwardContext.Rows);
        context.WriteUndo();
    }

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        double size = Spec.Number("size");
        problems.Require(size >= 0, "size", size, "at least 0");
        foreach (string side in Sides.Where(Spec.Has))
        {
            problems.Require(Spec.Number(side) >= 0, side, Spec.Number(side), "at least 0");
        }

        if (problems.Any || !problems.RequireRank(input, "an image", 3))
        {
            return null;
        }

        long[] zeros = [.. Sides.Select(side => (long)Spec.Number(side, size))];
        long height = input.Dimensions[0] + zeros[0] + zeros[1], width = input.Dimensions[1] + zeros[2] + zeros[3];
        if ((double)height * width * input.Dimensions[2] > StagePlanner.MaximumFloats)
        {
            problems.ReportSize($"{height}×{width}×{input.Dimensions[2]} numbers");
            return null;
        }

        return new Shape(new EquatableArray<int>([(int)height, (int)width, input.Dimensions[2]]));
    }

    private int Zeros(string side) => (int)Spec.Number(side, Spec.Number("size"));
}
