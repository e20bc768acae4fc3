const instants = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

/** The names of our tables and columns for each model of the library: snake_case as everywhere in the database. */
export const librarySchema = Object.freeze({
  user: {
    modelName: 'person',
    fields: { ...instants, emailVerified: 'email_verified' },
  },
  session: {
    modelName: 'person_session',
    fields: {
      ...instants,
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      userId: 'user_id',
    },
  },
  account: {
    modelName: 'person_account',
    fields: {
      ...instants,
      accountId: 'account_id',
      providerId: 'provider_id',
      userId: 'user_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: { modelName: 'person_verification', fields: { ...instants, expiresAt: 'expires_at' } },
})

/** The same for the models that plug-ins add. */
export const pluginSchema = Object.freeze({
  admin: {
    user: { fields: { banReason: 'ban_reason', banExpires: 'ban_expires' } },
    session: { fields: { impersonatedBy: 'impersonated_by' } },
  },
  twoFactor: {
    user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
    twoFactor: {
      modelName: 'person_two_factor',
      fields: {
        backupCodes: 'backup_codes',
        userId: 'user_id',
        failedVerificationCount: 'failed_verification_count',
        lockedUntil: 'locked_until',
      },
    },
  },
  organization: {
    session: { fields: { activeOrganizationId: 'active_organization_id' } },
    organization: {
      modelName: 'organisation',
      fields: { createdAt: 'created_at' },
      additionalFields: { kind: { type: 'string', required: true, input: false } },
    },
    member: {
      modelName: 'organisation_member',
      fields: { organizationId: 'organization_id', userId: 'user_id', createdAt: 'created_at' },
    },
    invitation: {
      modelName: 'organisation_invitation',
      fields: {
        organizationId: 'organization_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        inviterId: 'inviter_id',
      },
    },
  },
} as const)
