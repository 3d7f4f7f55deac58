namespace NetGen.Generator.Planning;

/// <summary>What one stage adds to the gradient of another whose output it takes.</summary>
/// <param name="Consumer">The stage that takes the output.</param>
/// <param name="Operand">As which of its inputs.</param>
/// <param name="Target">The stage that gave it.</param>
/// <param name="Before">The sum of the contributions that were made before; null where this is the first.</param>
/// <param name="Sum">Receives the sum with this one. The last contribution also undoes the target's tail, and leaves the target's gradient.</param>
internal sealed record Contribution(Stage Consumer, int Operand, Stage Target, BufferPlan? Before, BufferPlan Sum)
{
    public bool IsLast => ReferenceEquals(Sum, Target.Gradient);
}
